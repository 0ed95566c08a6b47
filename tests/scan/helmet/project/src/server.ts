import helmet from "helmet";
// scriptSrc: ["https://cdn.segment.com"]
const pictures = { imgSrc: ["https://cdn.segment.com/a.png"], frameSrc: "https://player.vimeo.com" };
app.use(helmet({
  contentSecurityPolicy: {
    useDefaults: true,
    directives: {
      scriptSrc: ["'self'", "https://js.stripe.com"],
      /* connectSrc: ["https://app.posthog.com"], */
      connectSrc: [
        "'self'",
        "https://*.ingest.sentry.io",
      ],
      upgradeInsecureRequests: [],
    },
  },
}));
const later = { scriptSrc: ["https://cdn.segment.com"] };
fetch("https://api.mixpanel.com/track");
