import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

export default defineConfig({
  adapter: node({ mode: 'standalone' }),
  output: 'server',
  // The names of the site. Astro turns away forms that come from any other.
  security: { allowedDomains: [{ hostname: 'www.example.com' }, { hostname: '127.0.0.1' }, { hostname: 'localhost' }] },
});
