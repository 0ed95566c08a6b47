# Everything that a change must pass.
ci:
    .ci/run

# All tests.
test:
    cargo test

# Start the interview.
run:
    cargo run --release

# How fast it is.
bench:
    cargo bench

# Read changed snapshots before accepting them.
accept:
    cargo insta review
