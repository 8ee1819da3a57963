/** A small tabular list and a small index in the publisher's XML, about illnesses of garden gnomes. */

export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

export const tabularFile = (chapters: string, version = '2031'): Uint8Array =>
  utf8(`<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.tabular>
<version>${version}</version>
<title>A list of our own</title>
<introduction><introSection type="title"><title>Ours</title></introSection></introduction>
${chapters}
</ICD10CM.tabular>
`);

export const SMALL_CHAPTERS = `<chapter>
<name>5</name>
<desc>Ailments of gnomes (G00-G99)</desc>
<excludes2><note>ailments of trolls (T36-T50 with fifth or sixth character 5)</note></excludes2>
<sectionIndex><sectionRef first="G10" last="G19" id="G10-G19">Hats</sectionRef></sectionIndex>
<section id="G10-G19">
<desc>Hats (G10-G19)</desc>
<useAdditionalCode><note>code to name the hat:</note><note>pointed (Z10.-)</note></useAdditionalCode>
<diag>
<name>G10</name>
<desc>Faded hat</desc>
<includes><note>bleached hat</note></includes>
<excludes1><note>lost hat (G11)</note><note>stolen hat &amp; coat (X10-X19)</note></excludes1>
<sevenChrNote><note>A character for the season is added to each code of G10</note></sevenChrNote>
<sevenChrDef><extension char="A">summer</extension><extension char="D">winter</extension></sevenChrDef>
<diag>
<name>G10.1</name>
<desc>Faded hat, red</desc>
<inclusionTerm><note>Hat gone pink</note></inclusionTerm>
<codeFirst><note>sunshine (S10.1)</note></codeFirst>
<codeAlso><note/></codeAlso>
</diag>
<diag placeholder="true"><name>G10.2X</name><desc>Faded hat, blue</desc></diag>
</diag>
<diag>
<name>G11</name>
<desc>Lost hat</desc>
<codeAlso><note>bald head (H10)</note></codeAlso>
<notes><note>A hat is lost after three days.</note></notes>
<visualImpairment><visCategory><value>1</value></visCategory></visualImpairment>
</diag>
</section>
<section id="G20">
<desc>Beards (G20)</desc>
<deactivated from="G21" thru="G22"><desc>Gone</desc></deactivated>
<diag><name>G20</name><desc>Tangled beard</desc></diag>
</section>
</chapter>`;

export const SMALL_TABULAR = tabularFile(SMALL_CHAPTERS);

export const indexFile = (letters: string, heading = ''): Uint8Array =>
  utf8(`<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.index>
<version>2031</version>
${heading}${letters}
</ICD10CM.index>
`);

export const SMALL_INDEX = indexFile(`<letter>
<title>H</title>
<mainTerm>
<title>Hat<nemod>(of a gnome) (pointed)</nemod> NOS</title>
<code>G10.-</code>
<term level="1">
<title>faded</title>
<code>G10.1</code>
<manif>[S10.1]</manif>
<seeAlso>Bleaching</seeAlso>
<term level="2"><title>by rain</title><see>Rain</see></term>
</term>
<term level="1"><title>lost</title><subcat>G11</subcat></term>
</mainTerm>
</letter>
<letter>
<title>R</title>
<mainTerm><title>Rain<nemod>(light) shower (warm (very))</nemod></title><seecat>G20</seecat></mainTerm>
</letter>`);

export const SMALL_CELLS = indexFile(
  `<letter><title>P</title><mainTerm>
<title>Paint</title>
<cell col="2">T36.0X1</cell>
<cell col="3">--</cell>
<cell col="4">G10.-</cell>
</mainTerm></letter>`,
  '<indexHeading><head col="1">Stuff</head><head col="2">Spilled</head><head col="3">Drunk</head><head col="4">Worn</head></indexHeading>',
);
