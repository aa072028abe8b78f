import { askAhead } from './app/ask-ahead.ts';

// The numbers are asked for before the app that draws them is read: the server works meanwhile.
askAhead();
void import('./app/start.tsx');
