import { S3Client } from "@aws-sdk/client-s3";
import { AwsS3StorageAdapter } from "@flystorage/aws-s3";
import { FileStorage } from "@flystorage/file-storage";
import { overFlystorage } from "./flystorage";
import type { FileStore } from "./port";

export interface S3Settings {
  bucket: string;
  region: string;
  /** Another S3-speaking server than Amazon's. */
  endpoint?: string | undefined;
  accessKeyId: string;
  secretAccessKey: string;
  /** Milliseconds before an answer is given up; default 30000. */
  timeoutMs?: number;
}

/** Files in a private bucket; S3 itself writes whole objects or nothing. */
export function s3Store(settings: S3Settings): FileStore {
  const { bucket, region, endpoint, accessKeyId, secretAccessKey, timeoutMs = 30_000 } = settings;
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    requestHandler: { connectionTimeout: 5_000, requestTimeout: timeoutMs, throwOnRequestTimeout: true },
    // Servers that aren't Amazon's rarely have a host name per bucket.
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
  });
  const storage = new FileStorage(new AwsS3StorageAdapter(client, { bucket, region }));
  return overFlystorage(storage, (key, content) =>
    storage.write(key, content, { mimeType: "application/octet-stream", size: content.length }),
  );
}
