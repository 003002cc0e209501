import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** Stands in for your own server, which takes what the form sends. */
const contactApi = {
  name: 'contact-api',
  configurePreviewServer: ({ middlewares }) =>
    void middlewares.use('/api/contact', (request, response) => {
      request.resume();
      response.setHeader('Content-Type', 'application/json').end('{"ok":true}');
    }),
};

export default defineConfig({ plugins: [vue(), contactApi] });
