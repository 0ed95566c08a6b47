"""script-src https://js.hcaptcha.com"""
DOCS = "https://api.openai.com"
CSP_SCRIPT_SRC = (
    "'self'",
    # "https://app.posthog.com",
    "https://js.stripe.com",
)
CSP_FRAME_SRC = ["https://player.vimeo.com"]  # "https://fast.wistia.com"
CSP_CONNECT_SRC += ("https://api.mapbox.com",)
CSP_REPORT_URI = "https://ingest.sentry.io/1"
OTHER_IMG_SRC = "https://res.cloudinary.com"
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["https://js.pusher.com"],
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, "https://cdn.segment.com"],
        # "style-src": ["https://use.typekit.net"],
        "font-src": "fonts.gstatic.com",
    },
}
