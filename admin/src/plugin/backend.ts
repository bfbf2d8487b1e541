/** Where Strapi's server answers, without a slash at the end. */
export function backendUrl(): string {
  const { strapi } = window as { strapi?: { backendURL?: string } };

  return new URL(strapi?.backendURL ?? '', window.location.href).href.replace(/\/$/, '');
}
