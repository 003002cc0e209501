/** Where the HTML of a page names the product's file: in a tag, or where no browser runs it. Pure. */
import type { PlaceInHtml } from './facts';

const NAMED = /\bdriftrock(\.loader)?(\.min)?\.js\b|\bdata-relay\s*=/;
// HTML standard, "Comments" and "Elements": what begins one of these ends with it, whatever is in between.
const PIECES = /<!--.*?-->|<(noscript|template|textarea|title|style)\b.*?<\/\1>|<script\b([^>]*)>.*?<\/script>/gis;

// What a browser would run goes before what it would not.
const PLACES: PlaceInHtml[] = ['tag', 'script', 'text', 'template', 'noscript', 'comment'];

function placeOf(element: string | undefined, attributes: string | undefined): PlaceInHtml {
  if (attributes !== undefined) return NAMED.test(attributes) ? 'tag' : 'script';
  const name = element?.toLowerCase();
  if (name === 'noscript' || name === 'template') return name;
  return name === undefined ? 'comment' : 'text';
}

/** The place nearest to a tag; undefined where the HTML does not name the file. */
export function placeInHtml(html: string): PlaceInHtml | undefined {
  const pieces = [...html.matchAll(PIECES)].filter(([piece]) => NAMED.test(piece));
  const places = pieces.map(([, element, attributes]) => placeOf(element, attributes));
  if (NAMED.test(html.replace(PIECES, ' '))) places.push('text');
  return PLACES.find((place) => places.includes(place));
}
