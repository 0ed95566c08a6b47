SecureHeaders::Configuration.default do |config|
  config.csp = {
    script_src: %w('self' https://cdn.segment.com
                   challenges.cloudflare.com),
    :style_src => ["'self'", "https://fonts.googleapis.com"],
    report_uri: %w(https://api.rollbar.com)
  }
  config.docs = { img_src: "https://res.cloudinary.com" }
end
