/** Acme’s own users and customers: a platform has these already. None of them has an account at Keyfob. */
export interface User {
  id: string;
  name: string;
  customer: string;
  /** What Acme lets the user do, as a role of Keyfob’s. */
  role: 'viewer' | 'member' | 'manager';
}

export const customers: Readonly<Record<string, string>> = { 'cus-1001': 'Northwind', 'cus-1002': 'Fabrikam' };

export const users: readonly User[] = [
  { id: 'usr-ann', name: 'Ann Okafor', customer: 'cus-1001', role: 'member' },
  { id: 'usr-ben', name: 'Ben Larsen', customer: 'cus-1001', role: 'viewer' },
  { id: 'usr-eve', name: 'Eve Moreau', customer: 'cus-1002', role: 'member' },
];
