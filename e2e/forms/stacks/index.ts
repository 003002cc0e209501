/** All form stacks, in the order of the table. */
import type { Stack } from '../support/stack';
import { COMPONENT_STACKS } from './components';

export const STACKS: Stack[] = [...COMPONENT_STACKS];
