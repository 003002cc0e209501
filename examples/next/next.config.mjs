/** @type {import('next').NextConfig} */
export default {
  // The folder of the example is its own root, whatever lockfiles are above it.
  turbopack: { root: import.meta.dirname },
};
