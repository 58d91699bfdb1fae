import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // The service’s content security policy allows nothing inline: every asset is a file of its own.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': 'http://localhost:4600', '/v1': 'http://localhost:4600' } },
});
