"""Settings from the environment, `CHITIEU_*`; the README's table is checked against this class."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent


class Settings(BaseSettings):
    """Each field is the environment variable CHITIEU_ + its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="CHITIEU_", extra="ignore")

    data_dir: Path = Field(ROOT / "var", description="folder of the embedded store and the originals")
    database_url: str = Field("", description="SQLAlchemy URL; empty = SQLite in the data folder")
    language: Literal["vi", "en"] = Field("vi", description="language of messages and of the first page")
    host: str = Field("127.0.0.1", description="address the dashboard listens on")
    port: int = Field(8050, ge=1, le=65535, description="port the dashboard listens on")
    workers: int = Field(2, ge=1, le=64, description="server processes")
    province: str = Field("42", description="code of the office's own province")
    today: dt.date | None = Field(None, description="a fixed today, for rehearsals and tests")
    max_file_mb: int = Field(20, ge=1, le=500, description="largest workbook accepted, in MiB")
    read_seconds: int = Field(60, ge=1, le=600, description="longest time one workbook may take to read")

    @property
    def url(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir / 'chitieu.sqlite'}"


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()  # every field has a default
