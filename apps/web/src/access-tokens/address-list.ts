/** Addresses as they are typed: parted by lines, spaces or commas. */
export const addressList = (text: string): string[] => text.split(/[\s,]+/).filter((address) => address !== '');
