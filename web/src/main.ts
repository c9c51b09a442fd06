import { mount } from 'svelte';
import App from './App.svelte';
import { light } from './shell/light.svelte';
import { keepPages } from './sync/worker';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/sheet.css';
import './styles/around.css';
import './styles/book.css';

light.show();
mount(App, { target: document.body });
// An agent who opens an offer is no guest of this desk: nothing of it is kept on their device.
if (location.pathname !== '/offer') void keepPages();
