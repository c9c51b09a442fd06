/** What an agent's page is headed by, in each state. */
export const HEADINGS: Readonly<Record<string, string>> = {
  check: 'An availability check',
  pencil: 'Pencilled',
  sent: 'An offer',
  meeting_asked: 'You have asked for a meeting',
  meeting: 'A meeting is set',
  countered: 'Your counter is with the company',
  accepted: 'Accepted',
  contracted: 'Contract agreed',
  declined: 'Declined',
};

export interface Answer {
  verb: string;
  says: string;
  /** What is asked with it, if anything. */
  asks?: 'words' | 'contact';
  prompt?: string;
}

/** What an agent can say, the likeliest first; what the server does not offer is not shown. */
export const ANSWERS: readonly Answer[] = [
  { verb: 'free', says: 'Yes, free: accept the check' },
  { verb: 'accept', says: 'Accept the offer' },
  {
    verb: 'ask_meeting',
    says: 'Ask for a meeting',
    asks: 'words',
    prompt: 'When would suit (if you like)',
  },
  { verb: 'counter', says: 'Counter', asks: 'words', prompt: 'What you would say yes to' },
  { verb: 'give_contact', says: 'Give the performer’s contact', asks: 'contact' },
  { verb: 'decline', says: 'Decline' },
];
