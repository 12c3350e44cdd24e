"""Tests of the Butler integration."""
