# The relay in a container. docker build -t driftrock-relay . ; docs: docs/relay.md, "With Docker".
# Debian, not Alpine: lmdb's prebuilt binary for glibc is the one that the tests run.
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --ignore-scripts
COPY rollup.config.mjs tsconfig.base.json tsconfig.json tsconfig.snippet.json tsconfig.inspector.json ./
COPY tsconfig.form-builders.json tsconfig.relay.json ./
COPY src ./src
COPY scripts ./scripts
RUN node scripts/bundle.mjs
# What the relay needs at run time, and nothing that builds it.
# typescript stays behind as an optional peer of valibot, which only its types need; playwright-core is for the command
# that opens pages in a browser, which is not in the image.
RUN npm prune --omit=dev --ignore-scripts && rm -rf node_modules/typescript node_modules/playwright-core

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production
# npm is of no use to the relay, and more code to keep up to date.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn*
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/package.json ./package.json
COPY bin ./bin
# Accepted events live in the volume; the rest of the file system may be read-only.
RUN mkdir /data && chown node:node /data && chmod 700 /data
VOLUME /data
USER node
ENV RELAY_HOST=0.0.0.0 RELAY_PORT=8787 RELAY_SPOOL=/data
EXPOSE 8787
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.RELAY_PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Docker waits 10 s for a stop, unless told otherwise; the relay may take 15: docker stop -t 20, stop_grace_period in compose.yaml.
CMD ["node", "bin/driftrock-relay.mjs"]
