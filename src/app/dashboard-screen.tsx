import { useSearch } from '@tanstack/react-router';
import { Dashboard } from '../features/dashboard/dashboard.tsx';

export function DashboardScreen() {
  return <Dashboard search={useSearch({ from: '/signed-in/dashboard' })} />;
}
