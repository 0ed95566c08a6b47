# policy.script_src :self, "https://app.posthog.com"
Rails.application.config.content_security_policy do |policy|
  policy.default_src :self, :https
  policy.script_src :self, "https://js.stripe.com",
    # "https://static.hotjar.com",
    "https://cdn.plaid.com" if Rails.env.production?
  policy.connect_src(*policy.script_src, "https://api.mapbox.com")
  p.frame_src :self # "https://player.vimeo.com"
  link_to "https://api.openai.com"
  pictures.img_src
  "https://widget.intercom.io"
end
=begin
p.frame_src "https://fast.wistia.com"
=end
