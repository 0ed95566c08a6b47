terraform {
  required_providers {
    sentry = { source = "jianyuan/sentry" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_cognito_user_pool" "people" {
  name = "people"
}

# resource "twilio_api_accounts_incoming_phone_numbers" "n" {}
resource "random_id" "x" { byte_length = 8 }
