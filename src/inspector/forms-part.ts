/** The part of the panel about forms: which are lead forms and why, and what becomes of each control. */
import type { ControlFacts, FormFacts, FrameFacts } from '../causes/facts';
import { RULES } from '../causes/rules';
import { button, make } from './elements';
import type { Acts, FoundForm, Known, Part } from './parts';

const controlLine = ({ name, field, leftOut }: ControlFacts): HTMLElement =>
  make(
    'li',
    {},
    `${name}: `,
    field ? make('code', {}, field) : make('span', { class: 'faint' }, leftOut ?? 'no field'),
  );

const verdictOf = ({ isLead, rule, isShown }: FormFacts): string =>
  `${isLead ? 'Lead form' : 'No lead form'}: ${RULES[rule] ?? rule}${isShown ? '' : ' (not shown now)'}`;

/**
 * One form, outlined in the page while it is pointed at or focused: the one that is in its place by then, for a card
 * stays when a page replaces a form by its like.
 */
function formCard({ facts }: FoundForm, formNow: () => FoundForm | undefined, { outline }: Acts): HTMLElement {
  const show = () => outline(formNow());
  const hide = () => outline(undefined);
  return make(
    'li',
    {
      class: `card ${facts.isLead ? 'good' : ''}`,
      on: [
        ['mouseenter', show],
        ['mouseleave', hide],
        ['focusin', show],
        ['focusout', hide],
      ],
    },
    make('strong', {}, facts.name),
    make('p', {}, verdictOf(facts)),
    make('details', {}, make('summary', {}, `${facts.controls.length} controls`), controlList(facts)),
    button('Show in the page', () => formNow()?.form.scrollIntoView({ block: 'center' })),
  );
}

const controlList = ({ controls }: FormFacts) => make('ul', {}, ...controls.map(controlLine));

const frameCard = ({ origin }: FrameFacts): HTMLElement =>
  make(
    'li',
    { class: 'card warn' },
    make('strong', {}, `A frame of ${origin}`),
    make('p', {}, 'No script of this page can look into it. Embed its form without a frame, or put the tag into it.'),
  );

/** The part. */
export function formsPart(known: Known, acts: Acts): Part {
  const { forms, facts } = known;
  const leads = forms.filter((form) => form.facts.isLead).length;
  const frames = facts?.frames.filter(({ isLarge }) => isLarge) ?? [];
  const cards = [...forms.map((form, at) => formCard(form, () => known.forms[at], acts)), ...frames.map(frameCard)];
  return {
    title: 'Forms',
    note: `${forms.length} on this page, ${leads} for leads`,
    content: [
      cards.length > 0
        ? make('ul', { class: 'plain' }, ...cards)
        : make('p', { class: 'faint' }, 'There is no form on this page. One that appears later will be listed here.'),
    ],
  };
}
