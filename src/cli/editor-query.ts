/** What GraphiQL begins with: a question that every seat but the administrator's gets an answer to. */
export const EDITOR_QUERY = `# Who am I, and what waits in the coding queue?
query Start {
  me {
    userName
    roles
    permissions
  }
  workQueue(kind: CODING, first: 5) {
    totalCount
    edges {
      node {
        id
        version
        status
        dueAt
        ageHours
        subject {
          ... on Encounter {
            id
            version
            visitNumber
            status
            serviceFrom
            patient {
              givenName
              familyName
            }
            availableActions {
              name
              allowed
              reasons
            }
          }
        }
      }
    }
  }
}
`;
