/** All form stacks, in the order of the table. */
import type { Stack } from '../support/stack';
import { COMPONENT_STACKS } from './components';
import { LIBRARY_STACKS } from './libraries';
import { SERVER_STACKS } from './servers';
import { TRAP_STACKS } from './traps';

export const STACKS: Stack[] = [...COMPONENT_STACKS, ...LIBRARY_STACKS, ...SERVER_STACKS, ...TRAP_STACKS];
