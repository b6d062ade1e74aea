# The program, and Git, which --since needs:
#
#     docker build --tag ascribe .
#     docker run --rm --volume "$PWD:/articles" ascribe check --since origin/main
FROM rust:1.91-slim-bookworm AS build
WORKDIR /build
COPY . .
RUN cargo install --locked --path . --root /built

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    # The mounted folder belongs to another user.
    && git config --system --add safe.directory /articles
COPY --from=build /built/bin/ascribe /usr/local/bin/ascribe
USER 1000:1000
WORKDIR /articles
ENTRYPOINT ["ascribe"]
CMD ["--help"]
