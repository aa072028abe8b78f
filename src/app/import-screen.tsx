import { useNavigate, useSearch } from '@tanstack/react-router';
import { ImportHome } from '../features/imports/import-home.tsx';

export function ImportScreen() {
  const { kind = 'organization' } = useSearch({ from: '/signed-in/import' });
  const navigate = useNavigate();
  return (
    <ImportHome
      kind={kind}
      onKind={(next) => void navigate({ to: '/import', search: { kind: next }, replace: true })}
    />
  );
}
