/** The part of nodemailer that is used here: it brings no types. */
declare module "nodemailer" {
  interface Message {
    messageId: string;
    from: string;
    to: string;
    subject: string;
    text: string;
    attachments: { filename: string; contentType: string; content: Buffer }[];
  }
  interface Transport {
    sendMail(message: Message): Promise<{ messageId: string }>;
    close(): void;
  }
  const nodemailer: { createTransport(url: string, defaults?: object): Transport };
  export default nodemailer;
}
