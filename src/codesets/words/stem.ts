/**
 * The part of a word that its forms share: `fractures`, `fractured` and `fracture`; `diabetic` and `diabetes`. Light on
 * purpose: it joins forms of one word, not words of one meaning, so that a hit can always be explained by its text.
 */

/** Takes a word of `wordsOf`. Words with digits, and short ones, are their own stem. */
export const stem = (word: string): string => {
  // What a search marks as denied has the forms of its word.
  if (word.startsWith('-')) return `-${stem(word.slice(1))}`;
  if (word.length < 4 || /\d/.test(word)) return word;
  const listed = IRREGULAR.get(word);
  if (listed !== undefined) return listed;
  const one = singular(word);
  return IRREGULAR.get(one) ?? bare(one);
};

const singular = (word: string): string => {
  if (!word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 5) return `${word.slice(0, -3)}y`;
  // Diagnoses, metastases, paralyses, fistulas; not noses.
  if (/[a-z]{3}(?:os|as|ys|ps)es$/.test(word) && GREEK.test(word)) return `${word.slice(0, -2)}is`;
  if (/(?:[xz]|ch|sh)es$/.test(word) && word.length > 5) return word.slice(0, -2);
  return word.slice(0, -1);
};

const GREEK =
  /(?:gnos|cros|bros|rrhos|chos|euros|mbos|enos|lyphos|litho|ptos|colios|phos|ylos|tas|lys|eps|aps|iops)es$/;

/** The ending goes that tells a noun from its adjective or its verb, where enough is left to tell one word from another. */
const bare = (word: string): string => {
  for (const [ending, left, least] of ENDINGS) {
    if (word.endsWith(ending) && word.length - ending.length + left.length >= least) {
      return word.slice(0, word.length - ending.length) + left;
    }
  }
  return word;
};

const ENDINGS: readonly (readonly [ending: string, left: string, least: number])[] = [
  // Necrotic, necrosis; arthritic, arthritis; paralytic, paralysis; ischemic, ischemia; diabetic, diabetes.
  ['otic', 'os', 5],
  ['osis', 'os', 5],
  ['itic', 'it', 5],
  ['itis', 'it', 5],
  ['lytic', 'lys', 5],
  ['lysis', 'lys', 5],
  ['static', 'stas', 6],
  ['stasis', 'stas', 6],
  ['emic', 'em', 5],
  ['emia', 'em', 5],
  ['etic', 'et', 6],
  ['ete', 'et', 6],
  ['egic', 'eg', 6],
  ['egia', 'eg', 6],
  ['algic', 'alg', 6],
  ['algia', 'alg', 5],
  ['trophic', 'troph', 6],
  ['trophy', 'troph', 6],
  ['pathic', 'path', 6],
  ['pathy', 'path', 6],
  ['genic', 'gen', 6],
  ['rrhagic', 'rrhag', 6],
  ['rrhage', 'rrhag', 6],
  ['phobic', 'phob', 6],
  ['phobia', 'phob', 6],
  ['plegic', 'pleg', 6],
  ['plegia', 'pleg', 6],
  ['ergic', 'erg', 6],
  ['ergy', 'erg', 6],
  // Hypertension, hypertensive; depression, depressed; obstruction, obstructive, obstructed.
  ['sion', 's', 6],
  ['sive', 's', 6],
  ['tion', 't', 6],
  ['tive', 't', 6],
  ['ring', 'r', 6],
  ['ting', 't', 6],
  ['ding', 'd', 5],
  ['ning', 'n', 6],
  ['king', 'k', 6],
  ['ling', 'l', 6],
  ['ted', 't', 5],
  ['sed', 's', 6],
  ['red', 'r', 5],
  ['ced', 'c', 6],
  ['ned', 'n', 5],
  ['e', '', 4],
  ['y', '', 5],
];

/** Forms that no ending tells: each first word is the stem of the others, and a word alone is its own. */
const FAMILIES: readonly string[] = [
  'aids',
  'foot feet',
  'tooth teeth',
  'child children',
  'woman women',
  'man men',
  'calculus calculi',
  'thrombus thrombi',
  'embolus emboli',
  'bronchus bronchi bronchial',
  'fungus fungi fungal',
  'bacterium bacteria bacterial',
  'virus viral viruses',
  'vertebra vertebrae vertebral',
  'bursa bursae',
  'sepsis septic',
  'cancer cancerous',
  'artery arteries arterial',
  'vein veins venous',
  'abdomen abdominal',
  'nerve nerves nervous',
  'muscle muscles muscular',
  'infect infection infections infected infectious infective',
  'atheroscleros atherosclerotic atherosclerosis',
  'arterioscleros arteriosclerotic arteriosclerosis',
  'scleros sclerotic sclerosis',
  'ulcer ulcers ulcerative ulcerated ulceration',
  'anemia anemias anemic',
  'hernia hernias herniated herniation',
  'hemorrhoid hemorrhoids hemorrhoidal',
  'pneumonia pneumonias pneumonic',
  'pneumoniae',
  'leukemia leukemias leukemic',
  'asthma asthmatic',
  'eczema eczematous',
  'edema edematous',
  'allerg allergy allergies allergic',
  'alcohol alcoholic alcoholism',
  'epileps epilepsy epileptic epilepsies',
  'psychos psychosis psychotic psychoses',
  'neuros neurosis neurotic neuroses',
  'cyst cysts cystic',
  'anxiet anxiety anxious anxieties',
  'gangren gangrene gangrenous',
  'necros necrosis necrotic necroses',
  'poison poisoning poisonings poisoned',
  'bleed bleeding bleeds',
  'burn burns burned burnt',
  'sprain sprains sprained',
  'strain strains strained',
  'swell swelling swollen swellings',
  'smok smoking smoker smokers',
  'vomit vomiting vomits vomited',
  'fall falls falling',
  'bite bites biting bitten bit',
  'screen screening screenings',
  'immuniz immunization immunizations immunized',
  'vaccin vaccination vaccine vaccines vaccinations',
  'inject injection injections injected',
  'deliver delivery deliveries delivered',
  'pregnan pregnancy pregnant pregnancies',
  'deficien deficiency deficient deficiencies',
  'insufficien insufficiency insufficient',
  'dependen dependence dependency dependent',
  'incontinen incontinence incontinent',
  'malignan malignant malignancy malignancies',
  'obes obesity obese',
  'constipat constipation constipated',
  'dehydrat dehydration dehydrated',
  'dislocat dislocation dislocations dislocated',
  'lacerat laceration lacerations lacerated',
  'dizz dizziness dizzy',
  'itch itching itchy',
  'wheez wheezing wheeze',
  'cough coughing coughs',
  'snor snoring snore',
  'seizure seizures',
  'nephropath nephropathy nephropathic',
  'retinopath retinopathy retinopathic',
  'neuropath neuropathy neuropathic',
  'metasta metastasis metastases metastatic',
  'diabet diabetes diabetic diabetics',
  'sickle sickling',
  'kne knee knees',
  'eye eyes',
  'toe toes',
  'ear ears',
  'test tests testing tested',
  'cast casts casting',
  'graft grafts grafting grafted',
  'drain drainage drains draining drained',
  'repair repairs repaired repairing',
  'replace replacement replacements replaced replacing',
  'remov removal removed removing removals remove',
  'resect resection resected resections',
  'excis excision excised excisions',
  'inflammat inflammation inflammatory inflamed',
  'congenital congenitally',
  'accident accidental accidentally accidents',
  'transplant transplants transplanted transplantation',
];

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  FAMILIES.flatMap((family) => {
    const forms = family.split(' ');
    return forms.map((form) => [form, forms[0]!] as const);
  }),
);
