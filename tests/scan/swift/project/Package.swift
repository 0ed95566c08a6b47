// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Shop",
    dependencies: [
        .package(url: "https://github.com/getsentry/sentry-cocoa.git", from: "8.0.0"),
        // .package(url: "https://github.com/PostHog/posthog-ios", from: "3.0.0"),
        .package(
            name: "Stripe",
            url: "git@github.com:stripe/stripe-ios",
            from: "24.0.0"
        ),
        /* .package(url: "https://github.com/amplitude/Amplitude-Swift", from: "1.0.0"), */
        .package(path: "../Firebase"),
    ]
)
