locals {
  a = { b = 1, b = 2 }
}
resource "aws_instance" "x" {}
