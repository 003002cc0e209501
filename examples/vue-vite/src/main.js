import { driftrock } from 'driftrock';
import { createApp } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import App from './App.vue';
import Contact from './Contact.vue';
import Home from './Home.vue';

// Once for the whole application: before the first form can be sent.
driftrock('init', {
  relay: `${import.meta.env.VITE_DRIFTROCK_RELAY}/v2/event`,
  sourceId: import.meta.env.VITE_DRIFTROCK_SOURCE_ID,
});

const routes = [
  { path: '/', component: Home },
  { path: '/contact', component: Contact },
];

createApp(App)
  .use(createRouter({ history: createWebHistory(), routes }))
  .mount('#app');
