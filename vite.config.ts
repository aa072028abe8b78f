import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// In development the API may run elsewhere: VITE_API_PROXY=http://127.0.0.1:5173 npx vite
const api = process.env.VITE_API_PROXY;

export default defineConfig(({ command }) => {
  // A build is for people, also one that a test started: under NODE_ENV=test React would come in
  // its development version, twice as large.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    plugins: [react()],
    server: {
      host: '127.0.0.1',
      proxy: api ? { '/rest/v1': api, '/auth/v1': api } : undefined,
    },
    build: { target: 'es2022' },
  };
});
