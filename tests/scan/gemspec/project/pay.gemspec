Gem::Specification.new do |s|
  s.add_dependency "stripe", ">= 8"
  s.add_runtime_dependency("sentry-ruby")
  s.add_development_dependency 'posthog-ruby'
  # s.add_dependency "twilio-ruby"
end
