from sync.common import Video, Audio

Video(asset_id="550e8400-e29b-41d4-a716-446655440000")
Audio(asset_id="660e8400-e29b-41d4-a716-446655440001")
