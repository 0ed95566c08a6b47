from setuptools import setup
# install_requires=["sendgrid"]
setup(
    name="x",
    install_requires=["sentry-sdk>=1", 'stripe'],
    extras_require={
        "test": ["twilio"],
        "docker": ["boto3"],
    },
)
