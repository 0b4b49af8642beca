import type { ComponentDocument } from '../document.ts'
import type { RandomBytes } from '../operations/operation.ts'
import { formButtons, inputFor, listGrid, pencil } from './draw.ts'

/** Companies and the people in them: two components, one referring to the other. */
export function contacts(random: RandomBytes): ComponentDocument[] {
  const { id, properties, document } = pencil(random)
  const [companies, people] = [id('Companies'), id('Contacts')]
  const company = properties([
    { title: 'Company name', type: 'string', required: true, unique: true, query: true, maxLength: 200 },
    { title: 'Website', type: 'uri' },
    { title: 'Country', type: 'string', query: true, maxLength: 100 },
    { title: 'Customer since', type: 'date' },
  ])
  const person = properties([
    { title: 'Full name', type: 'string', required: true, query: true, maxLength: 200 },
    { title: 'E-mail', type: 'string', maxLength: 200 },
    { title: 'Phone', type: 'string', maxLength: 40 },
    { title: 'Company', type: 'catalog', component: companies },
    { title: 'Works remotely', type: 'boolean' },
    { title: 'Picture', type: 'file', accept: ['image/*'], maxBytes: 5_000_000 },
    { title: 'Notes', type: 'string', multiline: true },
  ])
  const [companyList, companyForm, list, form] = [id('All companies'), id('Company'), id('All contacts'), id('Contact')]
  return [
    document(
      {
        id: companies,
        title: 'Companies',
        icon: 'building',
        description: 'Companies that contacts work for.',
        nameFrom: company[0]?.id ?? null,
      },
      company,
      [
        {
          id: companyList,
          title: 'All companies',
          controls: [listGrid('companies', companies, company, companyForm, id)],
        },
        {
          id: companyForm,
          title: 'Company',
          controls: [...company.map(inputFor), formButtons(companyList, 'Back to all companies')],
        },
      ],
    ),
    document(
      {
        id: people,
        title: 'Contacts',
        icon: 'users',
        description: 'People, with their company.',
        nameFrom: person[0]?.id ?? null,
      },
      person,
      [
        { id: list, title: 'All contacts', controls: [listGrid('contacts', people, person.slice(0, 5), form, id)] },
        { id: form, title: 'Contact', controls: [...person.map(inputFor), formButtons(list, 'Back to all contacts')] },
      ],
    ),
  ]
}
