import '@fontsource-variable/inter/wght.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/forced-colors.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createPage } from './shell/create-page.ts';
import { Root } from './shell/Root.tsx';
import { connect } from './bridge/index.ts';
import { StoresContext } from './state/registry/store.ts';

const forever = new AbortController().signal;
const stores = createPage(connect(window), window, forever);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <StoresContext value={stores}>
      <Root />
    </StoresContext>
  </StrictMode>,
);
