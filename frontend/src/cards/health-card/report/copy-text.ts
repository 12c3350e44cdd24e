/**
 * Copies what is selected in this field. Where the page came without encryption the browser has no clipboard of its
 * own, and only the old way is left. False: neither works.
 */
export async function copyFrom(field: HTMLTextAreaElement): Promise<boolean> {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}
