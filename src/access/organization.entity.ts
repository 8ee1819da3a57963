import { entity, flag, id, npi, text, texts, version } from './entity.ts';

@entity({
  table: 'organization',
  permission: 'organization.read',
  owner: 'organization',
  description:
    'The tenant: a practice, group or hospital that bills under one name. Nothing of another organization can be seen.',
})
export class Organization {
  @id() id!: string;
  @text('Its name, unique on this server.', { changes: false }) name!: string;
  @npi('National Provider Identifier of the billing provider (loop 2010AA NM109).', { nullable: true }) npi!:
    | string
    | null;
  @text('Employer identification number (loop 2010AA REF*EI).', { nullable: true }) taxId!: string | null;
  @text('NUCC taxonomy code of the billing provider (loop 2000A PRV03).', { nullable: true }) taxonomyCode!:
    | string
    | null;
  @text('Street address.', { nullable: true }) addressLine!: string | null;
  @text('City.', { nullable: true }) city!: string | null;
  @text('State, two letters.', { nullable: true }) state!: string | null;
  @text('ZIP code.', { nullable: true }) postalCode!: string | null;
  @flag('Whether whoever declares coding final needs a credential in force.') requiresCredential!: boolean;
  @texts('The names of each CredentialKind that counts for that; absent where the usual ones do.', { nullable: true })
  codingCredentials!: string[] | null;
  @version() version!: number;
}
