import path from "node:path";

/**
 * Makes the relative links of a page absolute: on npm, a page stands alone.
 * @param folder of the page, from the top of the repository
 * @param repository its address, as GitHub has it
 * @param tag what the links show, however the repository goes on
 */
export function absoluteLinks(page: string, folder: string, repository: string, tag: string): string {
  return page.replace(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g, (whole, image: string, text: string, target: string) => {
    if (/^[a-z]+:|^#/.test(target)) return whole;
    const [file = "", anchor] = target.split("#");
    const url = `${repository}/${image === "" ? "blob" : "raw"}/${tag}/${path.posix.join(folder, file)}`;
    return `${image}[${text}](${url}${anchor === undefined ? "" : `#${anchor}`})`;
  });
}
