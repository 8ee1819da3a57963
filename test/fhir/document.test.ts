import { describe, expect, test } from '@jest/globals';
import { textOfHtml } from '../../src/fhir/html-text.ts';
import { parseBundle, readBundle } from '../../src/fhir/read-bundle.ts';
import { bundleOf, ENCOUNTER, encounterOf, fixtureText, PATIENT, said } from './bundles.ts';

describe('documents', () => {
  const read = parseBundle(fixtureText('notes'));

  test('are read from base64, from text as it is, from data: addresses, Binary entries, HTML and reports', () => {
    expect(read.issues).toEqual([]);
    expect(encounterOf(read, 'e1').documents.map(({ sourceId, text }) => [sourceId, text])).toEqual([
      ['DocumentReference/html', 'Plan\n\nBP < 120 & stable, pulse 3 < 4\n\nRest\nFluids é\n\na  b\n  c'],
      ['DocumentReference/inline', 'Admit for observation. No fever, no chills.'],
      ['DocumentReference/data-url', 'Seen at home.'],
      ['DocumentReference/data-url-base64', 'Seen by phone.'],
      ['DocumentReference/binary', 'Dear colleague, thank you.'],
      ['DocumentReference/two-formats', 'Same'],
      ['DocumentReference/same-as-later-report', 'Heart sounds normal.'],
      ['DiagnosticReport/report', 'Lungs clear on both sides.'],
    ]);
  });

  test('have a title, a date and a kind from the best that is said', () => {
    const { documents } = encounterOf(read, 'e1');
    const heads = documents.map(({ title, authoredOn, documentTypeCode }) => [title, authoredOn, documentTypeCode]);
    expect(heads[0]).toEqual(['Plan of care', '2026-02-03', null]);
    expect(heads[4]).toEqual(['Letter', '2026-02-05', null]);
    expect(heads[7]).toEqual(['History and physical note', '2026-02-03', '34117-2']);
  });

  test('that are left out are named, each with its reason', () => {
    expect(said(read.notes)).toEqual([
      'Encounter/called-off | Encounter.status is "cancelled"; the encounter is left out',
      'DocumentReference/replaced | DocumentReference.status is "superseded"; the document is left out',
      'DocumentReference/inline | DocumentReference.content[0].attachment.data ' +
        'is not base64 of UTF-8 and is read as text written as it is',
      'DocumentReference/only-url | DocumentReference.content[0].attachment is only an address, and nothing is fetched',
      'DocumentReference/scan | DocumentReference.content[0].attachment is "image/png", which is not read',
      'DocumentReference/latin | DocumentReference.content[0].attachment ' +
        'is in the character set "iso-8859-1", which is not read',
      'DocumentReference/empty | DocumentReference.content[0].attachment is empty and is left out',
      'DocumentReference/two-formats | DocumentReference.content[0].attachment ' +
        'is taken for the same document in another format and is left out',
      'DocumentReference/no-visit | DocumentReference.context.encounter is missing; the resource is left out',
      'DocumentReference/called-off | DocumentReference.context.encounter[0] ' +
        'names no encounter that is read; the resource is left out',
      'DiagnosticReport/same | DiagnosticReport says the same as another document of its encounter and is left out',
      'Bundle | Bundle.entry holds 1 of type DiagnosticReport that is without a presented form and not read',
    ]);
  });
});

describe('data of an attachment', () => {
  const issuesOf = (attachment: object) =>
    readBundle(
      bundleOf(PATIENT, ENCOUNTER, {
        resourceType: 'DocumentReference',
        id: 'd',
        context: { encounter: [{ reference: 'Encounter/e' }] },
        content: [{ attachment: { contentType: 'text/plain', ...attachment } }],
      }),
    ).issues.map(({ path, reason }) => `${path} ${reason}`);
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  test.each([
    ['bytes that are not UTF-8', { data: Buffer.from([0x68, 0xe9]).toString('base64') }],
    ['base64 that is cut short', { data: base64('some words').slice(0, -3) }],
    ['base64 with a character that does not belong', { data: `${base64('some words')}*aaa` }],
  ])('is an issue for %s', (_, attachment) => {
    expect(issuesOf(attachment)).toEqual(['DocumentReference.content[0].attachment.data must be base64 of UTF-8 text']);
  });

  test('is an issue for a NUL character, which no text column can hold', () => {
    expect(issuesOf({ data: base64('a\u0000b') })).toEqual([
      'DocumentReference.content[0].attachment.data holds a NUL character',
    ]);
  });

  test('is an issue beyond a million characters, and none with exactly so many', () => {
    expect(issuesOf({ data: base64('é'.repeat(1_000_000)) })).toEqual([]);
    expect(issuesOf({ data: base64('é'.repeat(1_000_001)) })).toEqual([
      'DocumentReference.content[0].attachment.data is longer than 1000000 characters',
    ]);
  });

  test('may be broken into lines', () => {
    expect(issuesOf({ data: base64('w'.repeat(300)).replace(/.{76}/g, '$&\r\n') })).toEqual([]);
  });

  test('in a data: address must be UTF-8 as well', () => {
    expect(issuesOf({ url: 'data:text/plain,%E9' })).toEqual([
      'DocumentReference.content[0].attachment.url must be a data: address of UTF-8 text',
    ]);
  });
});

describe('the text of HTML', () => {
  test.each([
    ['a<br>b<br/><br/>c', 'a\nb\n\nc'],
    ['<p>one</p>\n\n<p>two</p>', 'one\n\ntwo'],
    ['<table><tr><td>BP</td><td>120</td></tr><tr><td>HR</td></tr></table>', 'BP 120\nHR'],
    ['x<script>if (a < b) alert("<p>")</SCRIPT>y', 'xy'],
    ['a &lt;b&gt; &amp;amp; &#x41;&#66; &unknown; &#0;', 'a <b> &amp; AB &unknown; \ufffd'],
    ['5 < 6 and 7<8', '5 < 6 and 7<8'],
    ['kept<!-- never closed', 'kept'],
    ['kept<style>never closed', 'kept'],
    ['kept<a href="never closed', 'kept'],
    ['', ''],
  ])('of %j is %j', (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  test('takes no more time for what is made to be slow', () => {
    const started = performance.now();
    for (const piece of ['<!--', '<script>', '<a ', '<', ' ', '&#', '</p>', '\n', '<pre>'])
      textOfHtml(piece.repeat(300_000));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
