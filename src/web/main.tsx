import '@mantine/core/styles.layer.css';
import './font.css';
import './tokens.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const place = document.querySelector('#desk');
if (place) createRoot(place).render(<App />);
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/desk/worker.js', { scope: '/desk/' });
}
