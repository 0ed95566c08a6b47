module example.org/shop

go 1.24

require github.com/getsentry/sentry-go v0.30.0

require (
	github.com/stripe/stripe-go/v81 v81.0.0
	// github.com/posthog/posthog-go v1.0.0
	github.com/twilio/twilio-go v1.0.0 // indirect
	github.com/aws/aws-sdk-go-v2/service/sqs v1.0.0
	github.com/stripex/stripe-go v1.0.0
)

exclude (
	github.com/openai/openai-go v0.1.0
)

replace github.com/amplitude/analytics-go => ../analytics
