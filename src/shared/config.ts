/** Where the API is. The embedded stack serves it from the app's own origin. */
export const apiUrl = import.meta.env.VITE_SUPABASE_URL || window.location.origin;

/** The publishable key of a hosted project; the embedded stack asks for none. */
export const apiKey = import.meta.env.VITE_SUPABASE_ANON_KEY || 'embedded';
