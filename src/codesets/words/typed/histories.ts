/**
 * Histories, operations of the past, medicines taken and allergies, as people type them: a construction, and what may
 * stand in it. Lists of codes name the group that a disease is of, seldom the disease.
 */

import type { Terms } from '../terms.ts';
import { AFTER, ALLERGY, EXPOSURE, TAKEN } from './circumstances.ts';

/** `family history of colon cancer` is one of digestive organs. Names of one disease are parted by commas. */
const FAMILY: Terms = {
  'colon cancer, rectal cancer, stomach cancer, liver cancer, pancreatic cancer, esophageal cancer, colorectal cancer, bowel cancer, crc, colon ca, pancreatic ca, gastric cancer':
    'malignant neoplasm of digestive organs',
  'lung cancer, lung ca': 'malignant neoplasm of trachea bronchus and lung',
  'breast cancer, breast ca, brca': 'malignant neoplasm of breast',
  'ovarian cancer, ovarian ca': 'malignant neoplasm of ovary',
  'prostate cancer, prostate ca': 'malignant neoplasm of prostate',
  'kidney cancer, renal cancer': 'malignant neoplasm of kidney',
  'bladder cancer': 'malignant neoplasm of bladder',
  'uterine cancer, cervical cancer, endometrial cancer': 'malignant neoplasm of other genital organs',
  'testicular cancer': 'malignant neoplasm of testis',
  leukemia: 'leukemia',
  lymphoma: 'other malignant neoplasms of lymphoid hematopoietic and related tissues',
  'brain cancer, brain tumor, skin cancer, melanoma, bone cancer, thyroid cancer':
    'malignant neoplasm of other organs or systems',
  'cancer, ca': 'malignant neoplasm unspecified',
  'heart disease, heart attack, mi, cad, coronary artery disease, chf, heart failure, hypertension, htn, high blood pressure, afib, ami, ashd, aneurysm':
    'ischemic heart disease and other diseases of the circulatory system',
  'sudden death, sudden cardiac death, scd': 'sudden cardiac death',
  'stroke, cva, tia': 'stroke',
  'diabetes, dm, dm2, t2dm, dm1, sugar': 'diabetes mellitus',
  'high cholesterol, hyperlipidemia, hld': 'familial hypercholesterolemia other disorder of lipoprotein metabolism',
  'thyroid disease, thyroid, gout': 'other endocrine nutritional and metabolic diseases',
  'asthma, copd, emphysema': 'asthma and other chronic lower respiratory diseases',
  'alzheimers, dementia, parkinsons, epilepsy, seizures, ms, migraine':
    'epilepsy and other diseases of the nervous system',
  'depression, bipolar, anxiety, schizophrenia, mental illness': 'other mental and behavioral disorders',
  'alcoholism, alcohol abuse, etoh': 'alcohol abuse and dependence',
  'drug abuse, drug addiction': 'other psychoactive substance abuse and dependence',
  'kidney disease, ckd, renal failure, kidney failure, esrd': 'disorders of kidney and ureter',
  'polycystic kidney, pkd': 'polycystic kidney',
  'colon polyps, polyps': 'colonic polyps',
  'crohns, ulcerative colitis, ibd, celiac disease': 'diseases of the digestive system',
  'arthritis, ra, lupus, osteoarthritis':
    'arthritis and other diseases of the musculoskeletal system and connective tissue',
  osteoporosis: 'osteoporosis',
  'hearing loss, deafness': 'deafness and hearing loss',
  glaucoma: 'glaucoma',
  'macular degeneration, blindness': 'blindness and visual loss',
  'sickle cell, anemia, hemophilia, clotting disorder, blood disorder':
    'diseases of the blood and blood-forming organs',
  tuberculosis: 'infectious and parasitic diseases',
};

const PERSONAL: Terms = {
  'dvt, blood clot, blood clots, clots, deep vein thrombosis': 'other venous thrombosis and embolism',
  'pe, pulmonary embolism, pulmonary embolus': 'pulmonary embolism',
  'mi, heart attack, stemi, nstemi, ami, myocardial infarction': 'old myocardial infarction',
  'stroke, cva, tia, mini stroke': 'transient ischemic attack and cerebral infarction without residual deficits',
  'breast cancer, breast ca': 'malignant neoplasm of breast',
  'prostate cancer, prostate ca': 'malignant neoplasm of prostate',
  'colon cancer, colon ca, crc, bowel cancer': 'other malignant neoplasm of large intestine',
  'rectal cancer': 'other malignant neoplasm of rectum',
  'lung cancer, lung ca': 'other malignant neoplasm of bronchus and lung',
  'bladder cancer, bladder ca': 'malignant neoplasm of bladder',
  'kidney cancer, rcc, renal cancer': 'other malignant neoplasm of kidney',
  'thyroid cancer, thyroid ca': 'malignant neoplasm of thyroid',
  'cervical cancer': 'malignant neoplasm of cervix uteri',
  'uterine cancer, endometrial cancer': 'malignant neoplasm of other parts of uterus',
  'ovarian cancer': 'malignant neoplasm of ovary',
  melanoma: 'malignant melanoma of skin',
  'skin cancer, bcc, scc, basal cell': 'other malignant neoplasm of skin',
  'lymphoma, nhl': 'non-hodgkin lymphomas',
  leukemia: 'leukemia',
  'cancer, ca': 'malignant neoplasm unspecified',
  'kidney stones, kidney stone, nephrolithiasis, stones': 'urinary calculi',
  'uti, utis, recurrent uti, urinary tract infection': 'urinary tract infections',
  'pneumonia, pna': 'pneumonia recurrent',
  'tb, tuberculosis': 'tuberculosis',
  'covid, covid19': 'covid-19',
  mrsa: 'methicillin resistant staphylococcus aureus infection',
  'ulcer, ulcers, peptic ulcer, pud': 'peptic ulcer disease',
  'colon polyps, polyps': 'colonic polyps',
  'gestational diabetes, gdm': 'gestational diabetes',
  'falls, fall, falling': 'history of falling',
  'smoking, tobacco use, tobacco, smoker, nicotine': 'nicotine dependence',
  'tbi, head injury, concussion': 'traumatic brain injury',
  'fracture, fractures': 'traumatic fracture healed',
  'suicide attempt': 'suicidal behavior',
  'chemo, chemotherapy': 'antineoplastic chemotherapy',
  'radiation, xrt': 'irradiation',
  'c section, cesarean': 'maternal care scar from previous cesarean delivery',
  'seizures, epilepsy': 'diseases of the nervous system and sense organs',
  asthma: 'diseases of the respiratory system',
  anaphylaxis: 'anaphylaxis',
};

const built = (
  table: Terms,
  constructions: readonly ((name: string) => string)[],
  meant: (term: string) => string,
): Terms =>
  Object.fromEntries(
    Object.entries(table).flatMap(([names, term]) =>
      names
        .split(',')
        .map((name) => name.trim())
        .flatMap((name) => constructions.map((write) => [write(name), meant(term as string)] as const)),
    ),
  );

export const HISTORIES: Terms = {
  ...built(PERSONAL, [(name) => `history ${name}`, (name) => `personal history ${name}`], (term) => {
    return /^(?:old|history|maternal)/.test(term) ? term : `personal history of ${term}`;
  }),
  ...built(FAMILY, [(name) => `family history ${name}`], (term) => `family history of ${term}`),
  ...built(AFTER, [(name) => `status post ${name}`], (term) => term),
  ...built(
    TAKEN,
    [
      (name) => `on ${name}`,
      (name) => `taking ${name}`,
      (name) => `takes ${name}`,
      (name) => `long term ${name}`,
      (name) => `long term ${name} use`,
      (name) => `chronic ${name} use`,
      (name) => `long term use ${name}`,
    ],
    (term) => (term.startsWith('other') ? term : `long term use of ${term}`),
  ),
  ...built(ALLERGY, [(name) => `${name} allergy`, (name) => `history ${name} allergy`], (term) => term),
  ...built(EXPOSURE, [(name) => `${name} exposure`, (name) => `contact ${name}`], (term) => term),
};
