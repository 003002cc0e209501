/** Svelte 5: a component in runes, mounted into the page. */
import { mount } from 'svelte';
import EventForm from './parts/EventForm.svelte';

mount(EventForm, { target: document.getElementById('root')! });
