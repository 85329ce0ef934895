/** Home: the documents this person made or opened. */
import { DocumentsPage } from '../_home/DocumentsPage.tsx';
import { homeRequest } from '../_server/home-request.ts';

/** A file grows a little as JSON: line ends and quotes are escaped. */
const FILE_SHARE = 0.9;

export default async function Home() {
  const { all, actor, mayCreate } = await homeRequest();
  const { limits } = all;
  return (
    <DocumentsPage
      first={await all.documents.list(actor, {})}
      firstNowMs={Date.now()}
      mayCreate={mayCreate}
      fileBytesMax={Math.floor(limits.httpBodyBytesMax * FILE_SHARE)}
      titleCharsMax={limits.titleCharsMax}
      searchCharsMax={limits.searchCharsMax}
    />
  );
}
