import '@fontsource-variable/inter/wght.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApp } from './shell/create-app.ts';
import { AppContext } from './shell/context.ts';
import { Root } from './shell/Root.tsx';
import { connect } from './bridge/index.ts';

const forever = new AbortController().signal;
const app = createApp(connect(window), window, forever);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <AppContext value={app}>
      <Root />
    </AppContext>
  </StrictMode>,
);
